def test_the_invented_timeline_is_without_a_fault(world):
    assert world.codes() == []
