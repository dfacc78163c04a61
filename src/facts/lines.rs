use super::{Staff, Tree};
use crate::api::{Date, Role};
use crate::world::{DepartmentId, EmployeeId, Id, Link, PostId, World};

/// Who reports to whom.
#[derive(Debug)]
pub(crate) struct Lines {
    /// The superior of each post.
    pub(crate) superior: Vec<Superior>,
    /// Whether a post reports to itself through others.
    pub(crate) looping: Vec<bool>,
    /// The top posts, by name.
    pub(crate) tops: Vec<PostId>,
    /// Whether some department names the post as its head.
    pub(crate) is_head: Vec<bool>,
    /// The post of the person in charge of safety.
    pub(crate) safety_lead: Option<PostId>,
    /// Whether some enterprise names the post as its safety lead's.
    pub(crate) is_lead: Vec<bool>,
    /// When the top posts may change.
    pub(crate) until: Date,
}

/// What `superior(p)` of `rules.md` gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Superior {
    /// A top post has none.
    Top,
    /// The post above.
    Post(PostId),
    /// There ought to be one and there is none.
    Nobody,
    /// It hangs on something that cannot be judged.
    Unknown,
}

/// A level above a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// A post.
    Post(PostId),
    /// The chain cannot be followed further.
    Lost,
}

impl Lines {
    /// The reporting lines of a world.
    pub(crate) fn of(world: &World, tree: &Tree, staff: &Staff) -> Self {
        let (tops, until) = tops(world, staff);
        let heads = nearest_heads(world, tree);
        let mut is_head = vec![false; world.posts.len()];
        for post in world.departments.iter().filter_map(|d| d.head_post.to()) {
            is_head[post.index()] = true;
        }
        let mut is_lead = vec![false; world.posts.len()];
        let leads = world.departments.iter().filter_map(|d| d.enterprise.as_ref()?.safety_lead_post.to());
        for post in leads {
            is_lead[post.index()] = true;
        }
        let superior: Vec<_> = (0..world.posts.len())
            .map(|index| superior(world, tree, &heads, &tops, PostId::new(index)))
            .collect();
        let looping = super::tree::cycles(superior.len(), |index| match superior[index] {
            Superior::Post(post) => Some(post.index()),
            Superior::Top | Superior::Nobody | Superior::Unknown => None,
        });
        let safety_lead = enterprise(world).and_then(|e| e.safety_lead_post.to());
        Self { superior, looping, tops, is_head, safety_lead, is_lead, until }
    }

    /// Whether a post is a top post.
    pub(crate) fn is_top(&self, post: PostId) -> bool {
        self.tops.contains(&post)
    }

    /// The superior of a post.
    pub(crate) fn superior(&self, post: PostId) -> Superior {
        self.superior[post.index()]
    }

    /// The levels above a post, up to a top post or to where the chain is lost.
    pub(crate) fn above(&self, post: PostId) -> impl Iterator<Item = Level> + '_ {
        let mut at = Some(post);
        std::iter::from_fn(move || {
            let here = at.take()?;
            if self.looping[here.index()] {
                return Some(Level::Lost);
            }
            match self.superior(here) {
                Superior::Top => None,
                Superior::Post(up) => {
                    at = Some(up);
                    Some(Level::Post(up))
                }
                Superior::Nobody | Superior::Unknown => Some(Level::Lost),
            }
        })
    }
}

/// What the root department says of the enterprise.
fn enterprise(world: &World) -> Option<&crate::world::Enterprise> {
    world.settings.root.and_then(|root| world.departments[root.index()].enterprise.as_deref())
}

// Principal posts held by the legal representative; if none, the enterprise's head post.
fn tops(world: &World, staff: &Staff) -> (Vec<PostId>, Date) {
    let Some(root) = world.settings.root else { return (Vec::new(), Date::NEVER) };
    let representative: Option<EmployeeId> = enterprise(world).and_then(|e| e.legal_representative.to());
    let until = representative.map_or(Date::NEVER, |id| staff.employee_until(id));
    let held = representative.map_or(&[][..], |id| staff.of_employee(id));
    let mut tops: Vec<_> = held
        .iter()
        .map(|h| h.post)
        .filter(|post| world.posts[post.index()].role == Role::Principal)
        .collect();
    if tops.is_empty() {
        tops.extend(world.departments[root.index()].head_post.to());
    }
    tops.sort_unstable();
    (tops, until)
}

// The first head post on the path of each department, and the department that has it.
fn nearest_heads(world: &World, tree: &Tree) -> Vec<Option<(DepartmentId, Link<PostId>)>> {
    let own = |id: DepartmentId| match world.departments[id.index()].head_post {
        link @ (Link::To(_) | Link::Refused(_)) => Some((id, link)),
        Link::Absent | Link::Missing(_) => None,
    };
    let mut heads: Vec<_> = (0..world.departments.len()).map(|index| own(DepartmentId::new(index))).collect();
    around_cycles(world, tree, &mut heads);
    for id in tree.downwards() {
        if heads[id.index()].is_none() {
            heads[id.index()] = tree.parent(id).and_then(|parent| heads[parent.index()]);
        }
    }
    heads
}

// In a cycle the nearest head post is the next one around; a cycle without any is walked once.
fn around_cycles(world: &World, tree: &Tree, heads: &mut [Option<(DepartmentId, Link<PostId>)>]) {
    let mut walked = vec![false; heads.len()];
    for start in (0..heads.len()).map(DepartmentId::new).filter(|id| tree.in_cycle[id.index()]) {
        let mut passed = Vec::new();
        let mut at = Some(start);
        while let Some(id) = at.filter(|id| heads[id.index()].is_none() && !walked[id.index()]) {
            walked[id.index()] = true;
            passed.push(id);
            at = world.department(id).parent.to();
        }
        let found = at.and_then(|id| heads[id.index()]);
        for id in passed {
            heads[id.index()] = found;
        }
    }
}

fn superior(
    world: &World,
    tree: &Tree,
    heads: &[Option<(DepartmentId, Link<PostId>)>],
    tops: &[PostId],
    post: PostId,
) -> Superior {
    if tops.contains(&post) {
        return Superior::Top;
    }
    let own = &world.posts[post.index()];
    let Some(department) = own.department.to().filter(|id| !tree.in_cycle[id.index()]) else {
        return Superior::Unknown;
    };
    match own.reports_to {
        Link::To(up) => return Superior::Post(up),
        Link::Missing(_) | Link::Refused(_) => return Superior::Unknown,
        Link::Absent => {}
    }
    let mut at = Some(department);
    while let Some((found, head)) = at.and_then(|id| heads[id.index()]) {
        match head {
            Link::To(up) if up != post => return Superior::Post(up),
            Link::Refused(_) => return Superior::Unknown,
            // A post that heads the department looks one level further up.
            _ => at = tree.parent(found).filter(|_| !tree.in_cycle[found.index()]),
        }
    }
    tops.first().map_or(Superior::Nobody, |top| Superior::Post(*top))
}
