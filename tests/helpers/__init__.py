"""What tests are made with: invented data, ways to break it, and ways to run and look at what is made of it.

No test stands here. Fixtures are in the conftest.py of the folder whose tests use them.
"""
