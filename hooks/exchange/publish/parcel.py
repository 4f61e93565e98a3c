"""A parcel is files to be published, named by what they hold."""

import hashlib
import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Parcel:
    """Files by name; the one thing that grows while an index is cut."""

    files: dict[str, bytes] = field(default_factory=dict)

    @staticmethod
    def json(value: object) -> bytes:
        """A value as compact JSON; half of a pair of surrogates stays readable as its escape."""
        try:
            return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        except UnicodeEncodeError:
            return json.dumps(value, separators=(",", ":")).encode()

    def named(self, stem: str, value: object) -> str:
        """Add a file under a name with the digest of its content, and give the name."""
        data = self.json(value)
        name = f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.json"
        self.files[name] = data
        return name

    @property
    def digest(self) -> str:
        """A digest of all files."""
        whole = hashlib.sha256()
        for name, data in self.files.items():
            whole.update(name.encode() + b"\0" + data)
        return whole.hexdigest()[:12]
