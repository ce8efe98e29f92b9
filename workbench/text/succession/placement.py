"""What is known so far of which clauses belong together: the state that `placing` and `parts` work on."""

from dataclasses import dataclass, field
from math import log

from workbench.text.succession.candidates import Pairs
from workbench.text.succession.rarity import Wording


@dataclass(slots=True)
class Group:
    """Clauses that belong together: one to one, one to several, or several to one, by place, in order."""

    old: list[int]
    new: list[int]
    score: float = 1.0
    is_same: bool = False


@dataclass(slots=True)
class Placing:
    """Where every clause went: in a group, or left alone with the candidates it has."""

    old: list[Wording]
    new: list[Wording]
    pairs: Pairs = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    group_of_old: dict[int, Group] = field(default_factory=dict)
    group_of_new: dict[int, Group] = field(default_factory=dict)
    old_left: dict[int, tuple[int, ...]] = field(default_factory=dict)
    new_left: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def join(self, old: int, new: int, is_same: bool = False) -> None:
        """Put two clauses in one group: that of either, or one of their own."""
        group = self.group_of_old.get(old) or self.group_of_new.get(new)
        if group is None:
            group = Group([], [], is_same=is_same)
            self.groups.append(group)
        group.old = sorted({*group.old, old})
        group.new = sorted({*group.new, new})
        self.group_of_old[old] = self.group_of_new[new] = group

    def has_either(self, old: int, new: int) -> bool:
        """Whether one of two clauses, or both, is in a group already."""
        return old in self.group_of_old or new in self.group_of_new

    def likeness(self, old: int, new: int) -> float:
        """Shared weight of all weight, 0 to 1."""
        return self.pairs[old, new].share

    def is_telling(self, old: int, new: int) -> bool:
        """Whether two clauses share a word that at most two clauses of a draft have, outside stock phrases."""
        return self.pairs[old, new].rarest >= self.telling

    @property
    def telling(self) -> float:
        """The weight of a word that two clauses of a draft have."""
        return log((max(len(self.old), len(self.new)) + 1) / 2)
