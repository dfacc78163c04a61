//! The controller may do what it needs and nothing else; so may the people.

use serde_json::{Value, json};

use crate::control_plane::ControlPlane;

pub(crate) const KINDS: [&str; 5] =
    ["departments", "posts", "employees", "responsibilityletters", "trainingrecords"];
const GROUP: &str = "noblindspot.dev";
const VERBS: [&str; 8] = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

/// One thing that may be wanted: a verb on a resource of a group, perhaps by name, in a namespace.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wish {
    pub(crate) namespace: String,
    group: &'static str,
    resource: &'static str,
    subresource: &'static str,
    name: String,
    verb: &'static str,
}

impl Wish {
    fn new(namespace: &str, group: &'static str, resource: &'static str, verb: &'static str) -> Self {
        Self { namespace: namespace.into(), group, resource, subresource: "", name: String::new(), verb }
    }

    fn on(self, subresource: &'static str) -> Self {
        Self { subresource, ..self }
    }

    fn named(self, name: &str) -> Self {
        Self { name: name.into(), ..self }
    }

    fn review(&self) -> Value {
        json!({
            "apiVersion": "authorization.k8s.io/v1",
            "kind": "SelfSubjectAccessReview",
            "spec": {"resourceAttributes": {
                "namespace": self.namespace, "group": self.group, "resource": self.resource,
                "subresource": self.subresource, "name": self.name, "verb": self.verb,
            }},
        })
    }
}

/// Which of the wishes the holder of the kubeconfig is granted.
pub(crate) fn granted(plane: &ControlPlane, kubeconfig: &str, wishes: &[Wish]) -> Vec<Wish> {
    let reviews: Vec<_> = wishes.iter().map(Wish::review).collect();
    let list = json!({"apiVersion": "v1", "kind": "List", "items": reviews}).to_string();
    let answers = plane.kubectl_with(&["--kubeconfig", kubeconfig, "create", "-o", "json", "-f", "-"], &list);
    let answers = answers.expect_success();
    let answers = serde_json::Deserializer::from_str(&answers).into_iter::<Value>();
    let answers: Vec<_> = answers.map(|answer| answer.expect("JSON")).collect();
    assert_eq!(answers.len(), wishes.len());
    let granted = wishes.iter().zip(answers).filter(|(_, answer)| answer["status"]["allowed"] == true);
    granted.map(|(wish, _)| wish.clone()).collect()
}

/// What the controller asks of the API server, with all it does.
fn needed(watched: &str, home: &str, lease: &str) -> Vec<Wish> {
    let mut needed = Vec::new();
    for kind in KINDS {
        needed.extend(["get", "list", "watch"].map(|verb| Wish::new(watched, GROUP, kind, verb)));
        needed.push(Wish::new(watched, GROUP, kind, "patch").on("status"));
    }
    needed.extend(["create", "patch"].map(|verb| Wish::new(watched, "events.k8s.io", "events", verb)));
    needed.push(Wish::new(home, "coordination.k8s.io", "leases", "create"));
    needed.extend(
        ["get", "update"].map(|verb| Wish::new(home, "coordination.k8s.io", "leases", verb).named(lease)),
    );
    needed
}

/// Everything near to what it needs, and what an intruder would like.
fn conceivable(watched: &str, home: &str, lease: &str) -> Vec<Wish> {
    let mut wishes = needed(watched, home, lease);
    for verb in VERBS {
        for kind in KINDS {
            wishes.push(Wish::new(watched, GROUP, kind, verb));
            wishes.push(Wish::new(watched, GROUP, kind, verb).on("status"));
            wishes.push(Wish::new(watched, GROUP, kind, verb).on("finalizers"));
        }
        for namespace in [watched, home] {
            for (group, resource) in [
                ("", "secrets"),
                ("", "configmaps"),
                ("", "pods"),
                ("", "serviceaccounts"),
                ("", "events"),
                ("apps", "deployments"),
                ("events.k8s.io", "events"),
                ("rbac.authorization.k8s.io", "roles"),
                ("rbac.authorization.k8s.io", "rolebindings"),
            ] {
                wishes.push(Wish::new(namespace, group, resource, verb));
            }
            wishes.push(Wish::new(namespace, "coordination.k8s.io", "leases", verb).named(lease));
            wishes.push(Wish::new(namespace, "coordination.k8s.io", "leases", verb).named("another"));
        }
        for (group, resource) in [
            ("", "namespaces"),
            ("", "nodes"),
            ("apiextensions.k8s.io", "customresourcedefinitions"),
            ("rbac.authorization.k8s.io", "clusterroles"),
            ("rbac.authorization.k8s.io", "clusterrolebindings"),
        ] {
            wishes.push(Wish::new("", group, resource, verb));
        }
    }
    for (verb, resource) in [("escalate", "clusterroles"), ("bind", "clusterroles"), ("impersonate", "users")]
    {
        let group = if verb == "impersonate" { "" } else { "rbac.authorization.k8s.io" };
        wishes.push(Wish::new("", group, resource, verb));
    }
    wishes.push(Wish::new(home, "", "serviceaccounts", "create").on("token"));
    wishes.push(Wish::new(watched, "", "pods", "create").on("exec"));
    wishes
}

/// What a controller with shards asks for beside: everybody's Leases, and which namespaces there are.
fn divided(home: &str, lease: &str) -> Vec<Wish> {
    let of_lease = |verb, name| Wish::new(home, "coordination.k8s.io", "leases", verb).named(name);
    let verbs = ["get", "list", "create", "update", "delete"];
    let leases = verbs.into_iter().flat_map(|verb| [lease, "another"].map(|name| of_lease(verb, name)));
    let namespaces = ["get", "list", "watch"].map(|verb| Wish::new("", "", "namespaces", verb));
    leases.chain(namespaces).collect()
}

/// Holds the account of a release with shards over the whole cluster to what the controller needs.
pub(crate) fn hold_divided(plane: &ControlPlane, home: &str, account: &str, lease: &str) {
    let watched = plane.namespace("watched");
    let needed = [needed(&watched, home, lease), divided(home, lease)].concat();
    hold_to(plane, home, account, &needed, &conceivable(&watched, home, lease), Some(&watched));
}

/// Holds the account of a release over the whole cluster to what the controller needs.
pub(crate) fn hold(plane: &ControlPlane, home: &str, account: &str, lease: &str) {
    hold_in(plane, home, account, lease, &plane.namespace("watched"), true);
}

/// Holds the account to what the controller needs in one namespace; `everywhere`: also in its own.
pub(crate) fn hold_in(
    plane: &ControlPlane,
    home: &str,
    account: &str,
    lease: &str,
    watched: &str,
    everywhere: bool,
) {
    let (needed, wishes) = (needed(watched, home, lease), conceivable(watched, home, lease));
    hold_to(plane, home, account, &needed, &wishes, everywhere.then_some(watched));
}

/// `as_in`: what may be done there may be done in its own namespace too.
fn hold_to(
    plane: &ControlPlane,
    home: &str,
    account: &str,
    needed: &[Wish],
    wishes: &[Wish],
    as_in: Option<&str>,
) {
    let kubeconfig = plane.kubeconfig_of(home, account);
    let kubeconfig = kubeconfig.to_str().expect("UTF-8");
    assert!(wishes.len() > 250);
    let granted = granted(plane, kubeconfig, wishes);
    let missing: Vec<_> = needed.iter().filter(|wish| !granted.contains(wish)).collect();
    assert!(missing.is_empty(), "the controller lacks {missing:#?}");
    // `create` cannot be granted by name, and a right on the cluster holds in its own namespace too.
    let known = |wish: &Wish| {
        needed.contains(wish)
            || (wish.resource == "leases" && wish.verb == "create" && wish.namespace == home)
            || as_in.is_some_and(|watched| {
                wish.namespace == home && needed.contains(&Wish { namespace: watched.into(), ..wish.clone() })
            })
    };
    let beyond: Vec<_> = granted.iter().filter(|wish| !known(wish)).collect();
    assert!(beyond.is_empty(), "the controller may do too much: {beyond:#?}");
}

/// What a role of people grants on the five kinds in a namespace: `kind: verbs`.
pub(crate) fn of_role(plane: &ControlPlane, role: &str) -> String {
    let namespace = plane.namespace("people");
    plane.kubectl(&["create", "serviceaccount", "person", "-n", &namespace]).expect_success();
    let subject = format!("--serviceaccount={namespace}:person");
    let role = format!("--clusterrole={role}");
    plane.kubectl(&["create", "rolebinding", "person", "-n", &namespace, &role, &subject]).expect_success();
    let kubeconfig = plane.kubeconfig_of(&namespace, "person");
    let wishes: Vec<_> = KINDS
        .into_iter()
        .flat_map(|kind| {
            VERBS.map(|verb| {
                [
                    Wish::new(&namespace, GROUP, kind, verb),
                    Wish::new(&namespace, GROUP, kind, verb).on("status"),
                ]
            })
        })
        .flatten()
        .collect();
    let granted = granted(plane, kubeconfig.to_str().expect("UTF-8"), &wishes);
    assert!(granted.iter().all(|wish| wish.subresource.is_empty()), "{role} may write a status");
    let of_kind = |kind: &str| -> Vec<_> {
        granted.iter().filter(|wish| wish.resource == kind).map(|wish| wish.verb).collect()
    };
    let lines: Vec<_> = KINDS.iter().map(|kind| format!("{kind}: {}", of_kind(kind).join(" "))).collect();
    lines.join("\n")
}
