"""The same linter over archives of any size: read by fsspec, spread by Dask, written as tables."""
