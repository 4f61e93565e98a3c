"""An archive is a ZIP of files that is the same, byte for byte, for the same files and the same day."""

import datetime
import io
import zipfile
from collections.abc import Mapping

# Plain files that anybody may read, as Unix writes them.
_MODE = 0o100644 << 16
_UNIX = 3


def archive(folder: str, files: Mapping[str, bytes], day: datetime.date) -> bytes:
    """The files in one folder, in order of name, each dated the day of the build."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            info.external_attr, info.create_system = _MODE, _UNIX
            info.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(info, files[name])
    return data.getvalue()
