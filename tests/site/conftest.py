import pytest
from invented import invented


@pytest.fixture
def world(tmp_path):
    """Return an invented world to be told, checked and shown."""
    return invented(tmp_path)
