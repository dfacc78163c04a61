use super::resolve::Resolver;
use super::{Category, Department, Employee, Issuer, Letter, Meta, Post, Record};

/// An object that refers to others, by the numbers of their names until those are resolved.
pub(super) trait Linked {
    /// Name, waivers, origin.
    fn meta(&self) -> &Meta;
    /// The same, to be completed.
    fn meta_mut(&mut self) -> &mut Meta;
    /// Resolves every link and category.
    fn resolve(&mut self, resolver: &mut Resolver<'_>);
    /// The categories.
    fn categories(&self) -> impl Iterator<Item = Category> {
        std::iter::empty()
    }
}

macro_rules! meta {
    () => {
        fn meta(&self) -> &Meta {
            &self.meta
        }

        fn meta_mut(&mut self) -> &mut Meta {
            &mut self.meta
        }
    };
}

impl Meta {
    fn resolve(&mut self, resolver: &mut Resolver<'_>) {
        for waiver in &mut self.waivers {
            resolver.link(&mut waiver.approved_by);
        }
    }
}

impl Linked for Department {
    meta!();

    fn resolve(&mut self, resolver: &mut Resolver<'_>) {
        self.meta.resolve(resolver);
        resolver.link(&mut self.parent);
        resolver.link(&mut self.head_post);
        if let Some(committee) = &mut self.committee {
            resolver.link(&mut committee.chair);
            resolver.links(&mut committee.members);
        }
        if let Some(enterprise) = &mut self.enterprise {
            resolver.link(&mut enterprise.legal_representative);
            resolver.link(&mut enterprise.safety_lead_post);
        }
    }
}

impl Linked for Employee {
    meta!();

    fn resolve(&mut self, resolver: &mut Resolver<'_>) {
        self.meta.resolve(resolver);
        resolver.link(&mut self.department);
        for assignment in &mut self.assignments {
            resolver.link(&mut assignment.post);
        }
    }
}

impl Linked for Post {
    meta!();

    fn resolve(&mut self, resolver: &mut Resolver<'_>) {
        self.meta.resolve(resolver);
        resolver.link(&mut self.department);
        resolver.link(&mut self.reports_to);
        for category in self.requirements.iter_mut().flatten() {
            resolver.category(category);
        }
    }

    fn categories(&self) -> impl Iterator<Item = Category> {
        self.requirements.iter().flatten().copied()
    }
}

impl Linked for Letter {
    meta!();

    fn resolve(&mut self, resolver: &mut Resolver<'_>) {
        self.meta.resolve(resolver);
        if let Issuer::Employee(issuer) = &mut self.issuer {
            resolver.link(issuer);
        }
        resolver.link(&mut self.responsible);
        resolver.links(&mut self.posts);
        resolver.link(&mut self.unit);
        for signature in &mut self.signatures {
            resolver.link(&mut signature.by);
        }
        resolver.link(&mut self.supersedes);
    }
}

impl Linked for Record {
    meta!();

    fn resolve(&mut self, resolver: &mut Resolver<'_>) {
        self.meta.resolve(resolver);
        resolver.link(&mut self.employee);
        resolver.link(&mut self.department);
        resolver.link(&mut self.assessor);
        if let Some(certificate) = &mut self.certificate {
            resolver.category(&mut certificate.category);
        }
    }

    fn categories(&self) -> impl Iterator<Item = Category> {
        self.certificate.iter().map(|certificate| certificate.category)
    }
}
