use crate::api::{DepartmentType, Level};
use crate::world::{DepartmentId, Id, World};

/// How far round a cycle the nearest departments are looked for.
const NEAR: usize = 64;

/// The departments as a tree, with what breaks it set apart.
#[derive(Debug)]
pub(crate) struct Tree {
    /// Whether a department is its own ancestor.
    pub(crate) in_cycle: Vec<bool>,
    parent: Vec<Option<DepartmentId>>,
    /// Departments outside of cycles, children before parents.
    upwards: Vec<DepartmentId>,
    near: Vec<Near>,
}

/// The nearest departments of three types, the department itself included.
#[derive(Clone, Copy, Debug, Default)]
struct Near {
    workshop: Option<DepartmentId>,
    team: Option<DepartmentId>,
    unit: Option<DepartmentId>,
}

impl Tree {
    /// The tree of a world.
    pub(crate) fn of(world: &World) -> Self {
        let parent: Vec<_> = world.departments.iter().map(|d| d.parent.to()).collect();
        let in_cycle = cycles(parent.len(), |i| parent[i].map(Id::index));
        let upwards = upwards(world, &in_cycle);
        let mut tree =
            Self { in_cycle, parent, upwards, near: vec![Near::default(); world.departments.len()] };
        tree.find_near(world);
        tree
    }

    fn find_near(&mut self, world: &World) {
        for index in (0..self.parent.len()).filter(|i| self.in_cycle[*i]) {
            let path: Vec<_> = self.path(DepartmentId::new(index)).take(NEAR).collect();
            self.near[index] = path.iter().rev().fold(Near::default(), |near, d| near.below(world, *d));
        }
        for id in self.upwards.iter().rev() {
            let above =
                self.parent[id.index()].map_or_else(Near::default, |parent| self.near[parent.index()]);
            self.near[id.index()] = above.below(world, *id);
        }
    }

    /// The department above, if the reference leads to one.
    pub(crate) fn parent(&self, department: DepartmentId) -> Option<DepartmentId> {
        self.parent[department.index()]
    }

    /// The department and all above it; ends before it would go round.
    pub(crate) fn path(&self, from: DepartmentId) -> impl Iterator<Item = DepartmentId> + '_ {
        let mut first_of_cycle = None;
        std::iter::successors(Some(from), move |last| {
            if self.in_cycle[last.index()] && first_of_cycle.is_none() {
                first_of_cycle = Some(*last);
            }
            self.parent[last.index()].filter(|next| first_of_cycle != Some(*next))
        })
    }

    /// Whether the department has such a level on its path: factory always, workshop and team if
    /// a department of that type is there.
    pub(crate) fn has(&self, department: DepartmentId, level: Level) -> bool {
        level == Level::Factory || self.unit(department, level).is_some()
    }

    /// The department that gives training of a level to a post of `department`; `None` for any.
    pub(crate) fn unit(&self, department: DepartmentId, level: Level) -> Option<DepartmentId> {
        let near = self.near[department.index()];
        match level {
            Level::Factory => None,
            Level::Workshop => near.workshop,
            Level::Team => near.team,
        }
    }

    /// The cooperating unit that a department is or lies in.
    pub(crate) fn cooperating_unit(&self, department: DepartmentId) -> Option<DepartmentId> {
        self.near[department.index()].unit
    }

    /// Departments outside of cycles, parents before children.
    pub(crate) fn downwards(&self) -> impl Iterator<Item = DepartmentId> + '_ {
        self.upwards.iter().rev().copied()
    }

    /// Adds up what each department has itself over its whole subtree; members of a cycle share
    /// the sum of the cycle.
    pub(crate) fn roll_up<T: Clone>(&self, mut own: Vec<T>, add: impl Fn(&mut T, &T)) -> Vec<T> {
        for id in &self.upwards {
            if let Some(parent) = self.parent[id.index()] {
                let below = own[id.index()].clone();
                add(&mut own[parent.index()], &below);
            }
        }
        let mut done = vec![false; own.len()];
        for index in (0..own.len()).filter(|i| self.in_cycle[*i]) {
            if done[index] {
                continue;
            }
            let members: Vec<_> = self.path(DepartmentId::new(index)).collect();
            let mut sum = own[index].clone();
            members[1..].iter().for_each(|member| add(&mut sum, &own[member.index()]));
            for member in members {
                own[member.index()] = sum.clone();
                done[member.index()] = true;
            }
        }
        own
    }
}

impl Near {
    fn below(mut self, world: &World, department: DepartmentId) -> Self {
        match world.departments[department.index()].type_ {
            DepartmentType::Workshop => self.workshop = Some(department),
            DepartmentType::Team => self.team = Some(department),
            DepartmentType::CooperatingUnit => self.unit = Some(department),
            DepartmentType::Enterprise
            | DepartmentType::SubordinateUnit
            | DepartmentType::FunctionalDepartment => {}
        }
        self
    }
}

// Leaves first, then whatever has no unvisited child left; members of cycles never get there.
fn upwards(world: &World, in_cycle: &[bool]) -> Vec<DepartmentId> {
    let children = &world.index.children;
    let mut open: Vec<usize> = (0..in_cycle.len()).map(|i| children.at(i).len()).collect();
    let mut order: Vec<DepartmentId> =
        (0..open.len()).filter(|i| open[*i] == 0).map(DepartmentId::new).collect();
    let mut next = 0;
    while let Some(id) = order.get(next).copied() {
        next += 1;
        if let Some(parent) = world.departments[id.index()].parent.to() {
            open[parent.index()] -= 1;
            if open[parent.index()] == 0 {
                order.push(parent);
            }
        }
    }
    order
}

/// Which of `count` nodes, each with at most one successor, come back to themselves.
pub(super) fn cycles(count: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<bool> {
    const NEW: usize = usize::MAX;
    let mut walk = vec![NEW; count];
    let mut cyclic = vec![false; count];
    for start in 0..count {
        let mut at = start;
        while walk[at] == NEW {
            walk[at] = start;
            match next(at) {
                Some(then) => at = then,
                None => break,
            }
        }
        // Only a walk that ran into itself has found a cycle that nobody marked before.
        if walk[at] == start && next(at).is_some() && !cyclic[at] {
            let mut member = at;
            while !cyclic[member] {
                cyclic[member] = true;
                member = next(member).unwrap_or(member);
            }
        }
    }
    cyclic
}

#[cfg(test)]
mod tests {
    use super::cycles;

    #[test]
    fn only_members_of_a_cycle_are_cyclic() {
        let next = [Some(1), Some(2), Some(1), None, Some(3), Some(5), Some(5)];
        assert_eq!(cycles(7, |i| next[i]), [false, true, true, false, false, true, false]);
    }
}
