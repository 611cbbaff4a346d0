import pytest
from helpers.world import invented_world


@pytest.fixture
def world(tmp_path):
    """Return an invented world to be told, checked and shown."""
    return invented_world(tmp_path)
