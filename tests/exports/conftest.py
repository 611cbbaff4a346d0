"""The data files of a small project."""

import pytest
from helpers.exports import MORE, exported
from helpers.invented import write_project


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    return exported(folder=write_project(tmp_path_factory.mktemp("exports"), MORE))
