/* The curating page: marked words fill the form in, what a check finds stands beside it, and saving writes a file.
   What may be proposed, found or written is known to the preview, which is asked each time. */
"use strict"

const find = (name, within = document) => within.querySelector(`[data-curate="${name}"]`)
const text = find("text")
const form = find("statement")
const state = JSON.parse(document.getElementById("state").textContent)
const LISTS = ["evidence", "stances"]
const GROUPS = ["dating", "attribution"]
const NAMES = ["curators", "reviewers"] // lists of names, written with commas
let current = 0 // which words the next selection fills in
let proposed = {} // what was filled in by the source, and may be filled in anew
let asked = 0 // the last question about findings: an older answer is of no use
let lastSaved = null

async function ask(deed, value) {
  const answer = await fetch(`../${deed}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Curating-Token": state.token },
    body: JSON.stringify(value),
  }).catch(() => null)
  if (!answer) return { error: "The preview does not answer: is mkdocs serve still running?" }
  return answer.json().catch(() => ({ error: "The preview has answered oddly: load this page again" }))
}

function waiting(time, act) {
  let timer
  return (...values) => {
    clearTimeout(timer)
    timer = setTimeout(act, time, ...values)
  }
}

// The form -----------------------------------------------------------------------------------------------------------

const items = (list) => [...form.querySelectorAll(`[data-item="${list}"]`)]
const group = (name) => form.querySelector(`[data-group="${name}"]`)
const grouped = "[data-item], [data-group]"
const own = () => [...form.elements].filter((field) => field.name && !field.closest(grouped))

function fields(within) {
  return Object.fromEntries([...within.querySelectorAll("[name]")].map((field) => [field.name, field]))
}

function texts(within) {
  return Object.fromEntries(Object.entries(fields(within)).map(([name, field]) => [name, field.value.trim()]))
}

function addItem(list) {
  const all = items(list)
  const made = all[0].cloneNode(true)
  for (const field of made.querySelectorAll("[name]")) field.value = ""
  for (const part of made.querySelectorAll("[id], [for], [aria-describedby]"))
    for (const name of ["id", "for", "aria-describedby"])
      if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/-\d+-/, `-${all.length}-`))
  for (const field of made.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid")
  made.hidden = false
  made.dataset.source = ""
  made.querySelector("[data-remove]").hidden = false
  made.querySelector(".from").hidden = true
  form.querySelector(`[data-list="${list}"]`).append(made)
  return made
}

/* What the form holds, as the model has it; `null` stands for what was removed, so that the rest keeps its place. */
function values() {
  const found = {}
  for (const field of own()) if (field.name !== "id") found[field.name] = field.value.trim()
  for (const name of NAMES) found[name] = found[name].split(",").map((each) => each.trim()).filter(Boolean)
  for (const name of GROUPS) found[name] = texts(group(name))
  for (const name of GROUPS) if (!Object.values(found[name]).some(Boolean)) found[name] = ""
  found.evidence = items("evidence").map((item) => {
    if (item.hidden) return null
    return { source: item.dataset.source || state.source, ...texts(item) }
  })
  found.stances = items("stances").map((item) => {
    const held = texts(item)
    return item.hidden || !Object.values(held).some(Boolean) ? null : held
  })
  return found
}

const draft = () => ({
  kind: "statements",
  id: form.elements.id.value.trim(),
  values: values(),
  is_new: !state.statement,
  digest: state.digest,
})

function put(within, held) {
  for (const [name, field] of Object.entries(fields(within))) {
    const value = held?.[name]
    field.value = Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : ""
  }
}

function fill(held, id) {
  for (const field of own()) put(field.parentElement, field.name === "id" ? { id } : held)
  for (const name of GROUPS) {
    put(group(name), held[name])
    group(name).open = Boolean(held[name])
  }
  for (const list of LISTS) {
    for (const item of items(list).slice(1)) item.remove()
    const all = Array.isArray(held[list]) ? held[list].filter(Boolean) : []
    for (const [number, value] of (all.length ? all : [{}]).entries()) {
      const item = number ? addItem(list) : items(list)[0]
      item.hidden = false
      put(item, value)
      if (list !== "evidence") continue
      item.dataset.source = value.source ?? ""
      const from = item.querySelector(".from")
      from.hidden = !value.source || value.source === state.source
      from.textContent = `from ${value.source}`
    }
  }
  current = 0
  proposed = {}
}

function clear() {
  const kept = form.elements.curators.value
  fill({ status: "draft" }, "")
  form.elements.curators.value = kept
  find("told").textContent = ""
  tell([])
  find("summary").textContent = ""
  find("file").textContent = ""
  for (const mark of text.querySelectorAll(".taken")) mark.classList.remove("taken")
}

// What the source says -----------------------------------------------------------------------------------------------

/* Only what nobody has typed over is filled in anew. */
function offer(field, value) {
  const key = field.id
  if (field.value && field.value !== proposed[key]) return
  field.value = proposed[key] = value ?? ""
}

async function propose(start, end) {
  const { values: said, likely, name, error } = await ask("propose", { source: state.source, start, end })
  if (error) return void (find("told").textContent = error)
  if (!said.quote && !said.passage) return
  const item = items("evidence")[current]
  item.dataset.source = state.source
  const words = fields(item)
  words.quote.value = said.quote ?? ""
  words.passage.value = said.passage ?? ""
  if (!state.statement) {
    for (const field of own()) if (!["summary", "status", ...NAMES].includes(field.name)) offer(field, said[field.name])
    for (const [key, field] of Object.entries(fields(group("dating")))) if (key !== "note") offer(field, said[key])
    if (said.method) group("dating").open = true
  }
  const perhaps = likely.length ? `perhaps ${likely.join(" or ")}` : name
  find("told").textContent = said.speaker ? "" : `The source does not say for certain who speaks${perhaps ? `: ${perhaps}` : ""}.`
  for (const mark of text.querySelectorAll("[data-start]"))
    mark.classList.toggle("taken", +mark.dataset.start === start && +mark.dataset.end === end)
  look()
}

/* Where a point of the document stands, in characters of the reading text. */
function offsetOf(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]")
  if (!piece) return +(node.childNodes[offset]?.dataset?.at ?? Number.MAX_SAFE_INTEGER)
  if (node.nodeType !== Node.TEXT_NODE) return +piece.dataset.at + (offset ? length(piece) : 0)
  return +piece.dataset.at + ("hidden" in piece.dataset ? Math.min(offset, 1) : [...node.data.slice(0, offset)].length)
}

const length = (piece) => ("hidden" in piece.dataset ? 1 : [...piece.textContent].length)

function selected() {
  const selection = getSelection()
  if (selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null
  return [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)]
}

const take = (range) => range && propose(...range)
let byKeys = false
document.addEventListener("selectionchange", waiting(250, () => byKeys || take(selected())))
text.addEventListener("pointerdown", () => (byKeys = false))

text.addEventListener("click", (event) => {
  const mark = event.target.closest(".open[data-start]")
  if (mark && getSelection().isCollapsed) takeMark(mark)
})

async function takeMark(mark) {
  await propose(+mark.dataset.start, +mark.dataset.end)
  form.elements.summary.focus()
}

const STEPS = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] }

text.addEventListener("keydown", (event) => {
  const mark = event.target.closest(".open[data-start]")
  if (mark && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault()
    return void takeMark(mark)
  }
  if (event.target !== text) return
  if (event.key === "Enter") return void take(selected())
  if (!(event.key in STEPS)) return
  event.preventDefault()
  byKeys = true
  step(...STEPS[event.key], event.shiftKey)
})

/* The selection is the cursor of whoever has no pointer: a word, which grows with the shift key. */
function step(direction, unit, extends_) {
  const selection = getSelection()
  const isNew = !selection.rangeCount || !text.contains(selection.focusNode)
  if (isNew) selection.collapse(text, 0)
  else if (!extends_) {
    selection[direction === "forward" ? "collapseToEnd" : "collapseToStart"]()
    if (unit === "line" || direction === "backward") selection.modify("move", direction, unit)
  }
  if (extends_ && !isNew) selection.modify("extend", direction, unit)
  else selection.modify("extend", "forward", "word")
  if (!String(selection).trim()) selection.modify("extend", "forward", "word")
  selection.focusNode.parentElement.scrollIntoView({ block: "nearest" })
}

// Findings -----------------------------------------------------------------------------------------------------------

function fieldAt([first, second, third]) {
  if (LISTS.includes(first)) return fields(shownItems(first)[second] ?? form)[third ?? "quote"]
  if (GROUPS.includes(first)) return fields(group(first))[second ?? "note"]
  return own().find((field) => field.name === first)
}

/* A new entry is written without what is empty, so that its items are counted without it. */
function shownItems(list) {
  if (state.statement) return items(list)
  return items(list).filter((item, number) => values()[list][number])
}

function tell(findings) {
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid")
  const lines = findings.map((finding) => line(finding, fieldAt(finding.path)))
  find("findings").replaceChildren(...lines)
}

function line({ severity, code, message, hint }, field) {
  const made = Object.assign(document.createElement("li"), { title: code })
  made.dataset.severity = severity
  made.dataset.code = code
  const word = document.createElement("b")
  word.textContent = severity === "info" ? "note" : severity
  made.append(word, ` ${message} `)
  if (hint) made.append(Object.assign(document.createElement("i"), { textContent: hint }))
  if (field) {
    if (severity === "error") field.setAttribute("aria-invalid", "true")
    const go = Object.assign(document.createElement("button"), { type: "button", textContent: field.name.replaceAll("_", " ") })
    go.addEventListener("click", () => show(field))
    made.append(" ", go)
  }
  return made
}

function show(field) {
  const folded = field.closest("details")
  if (folded) folded.open = true
  field.focus()
}

function counted(findings) {
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length
  const words = [["error", count("error")], ["warning", count("warning")], ["note", count("info")]]
  const told = words.filter(([, number]) => number).map(([word, number]) => `${number} ${word}${number === 1 ? "" : "s"}`)
  return told.join(", ") || "nothing is wrong"
}

const look = waiting(150, async () => {
  const number = ++asked
  const { findings, file, text: written, error } = await ask("findings", draft())
  if (number !== asked) return
  if (error) return void (find("summary").textContent = error)
  tell(findings)
  find("summary").textContent = `${file}: ${counted(findings)}`
  find("file").textContent = written
})

form.addEventListener("input", ({ target }) => {
  find("saved").textContent = ""
  if (target.name === "date") // how the source's date was known says nothing about another one
    for (const field of Object.values(fields(group("dating")))) if (field.value === proposed[field.id]) field.value = ""
  look()
})

// Saving -------------------------------------------------------------------------------------------------------------

async function save() {
  const sent = draft()
  const { error, findings, file, id, digest } = await ask("save", sent)
  asked += 1 // what was asked before is answered by this
  if (error) {
    if (findings?.length) tell(findings)
    return void (find("summary").textContent = error)
  }
  lastSaved = sent
  if (state.statement) state.digest = digest
  else clear()
  tell(findings)
  const link = Object.assign(document.createElement("a"), { href: `?statement=${id}`, textContent: "open it again" })
  find("saved").replaceChildren(`Saved: ${file} `, link)
  find("undo").hidden = false
  find("summary").textContent = counted(findings)
  await renew()
}

async function undo() {
  const { error, file, is_gone: isGone, undo: more } = await ask("undo", {})
  if (error) return void (find("saved").textContent = error)
  if (state.statement) return void location.reload()
  if (isGone && lastSaved) fill({ ...lastSaved.values }, lastSaved.id)
  lastSaved = null
  find("saved").textContent = `Undone: ${file} ${isGone ? "is gone" : "is as it was"}`
  find("undo").hidden = !more
  await renew()
  look()
}

/* The document again, with what is curated now. */
async function renew() {
  const answer = await fetch(location.pathname)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  text.replaceChildren(...find("text", page).childNodes)
  find("counts").replaceChildren(...find("counts", page).childNodes)
  for (const list of document.querySelectorAll("datalist")) list.replaceChildren(...page.getElementById(list.id).childNodes)
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  save()
})
find("undo").addEventListener("click", undo)
find("clear").addEventListener("click", () => (state.statement ? location.assign(location.pathname) : clear()))

form.addEventListener("click", ({ target }) => {
  const { add, new: kind } = target.dataset
  if (add) {
    fields(addItem(add))[add === "evidence" ? "quote" : "position"].focus()
    if (add === "evidence") current = items(add).length - 1
  } else if ("remove" in target.dataset) {
    const item = target.closest("[data-item]")
    item.hidden = true
    current = 0
    look()
  } else if (kind) begin(kind, target.parentElement.querySelector("input"))
})
form.addEventListener("focusin", ({ target }) => {
  const item = target.closest('[data-item="evidence"]')
  if (item) current = items("evidence").indexOf(item)
})

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    const inner = event.target.closest("dialog form")
    ;(inner ?? form).requestSubmit()
  } else if (event.altKey && event.code === "KeyN") {
    event.preventDefault()
    const open = [...text.querySelectorAll(".open[role]")]
    open[(open.indexOf(document.activeElement) + 1) % open.length]?.focus()
  }
})

// Entries beside the statement ---------------------------------------------------------------------------------------

const slug = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80)

/* A dialog for a new entry, whose id goes into a field when it is saved. */
function begin(kind, field) {
  const made = document.querySelector(`template[data-kind="${kind}"]`).content.cloneNode(true)
  const dialog = made.querySelector("dialog")
  const inner = dialog.querySelector("form")
  const id = inner.elements.id
  let named = ""
  dialog.dataset.kind = kind
  document.body.append(dialog)
  const entry = () => {
    const { id: name, ...held } = texts(inner)
    return { kind, id: name, values: held, is_new: true }
  }
  const told = (findings) => find("entry-findings", inner).replaceChildren(...findings.map((finding) => line(finding)))
  inner.querySelector("[name]").addEventListener("input", ({ target }) => {
    if (id.value === named) id.value = named = slug(target.value)
  })
  inner.addEventListener("input", waiting(150, async () => told((await ask("findings", entry())).findings ?? [])))
  inner.addEventListener("submit", async (event) => {
    event.preventDefault()
    const { error, findings, id: name } = await ask("save", entry())
    find("entry-told", inner).textContent = error ?? ""
    if (error) return told(findings ?? [])
    field.value = name
    dialog.close()
    find("undo").hidden = false
    await renew()
    look()
  })
  inner.addEventListener("click", ({ target }) => {
    if (target.dataset.curate === "close") dialog.close()
    else if (target.dataset.new) begin(target.dataset.new, target.parentElement.querySelector("input"))
  })
  dialog.addEventListener("close", () => {
    dialog.remove()
    field.focus()
  })
  dialog.showModal()
}

// The beginning ------------------------------------------------------------------------------------------------------

if (state.statement) {
  fill(state.values, state.statement)
  form.elements.id.readOnly = true
  look()
} else clear()
find("undo").hidden = !state.undo
