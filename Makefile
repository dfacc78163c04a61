# make test              everything that must hold: formatting, lints, dependencies, generated files, tests
# make cluster-test      of these the tests against a real API server
# make demo              a real API server with an organisation and the controller, to look at
# make bench             speed and memory, printed
# make soak              faults with SEEDS=10 seeds each, counted
# make bench-peers       next to another engine, findings compared
# make fuzz              the two readers of YAML compared for SECONDS=60 from SEED=1
# make bench-controller  the controller on a real API server, printed
# make bench-million     the controller with a million objects of a server made for it, printed
# make generate          crds/, schemas/, completions/, the index of the rules, parts of the chart, manifests/install
.PHONY: test cluster-test control-plane lint deny generate demo soak fuzz bench bench-controller bench-peers bench-million

DENY_VERSION := 0.20.2
TOOLS := $(or $(NOBLINDSPOT_TOOLS),$(CURDIR)/target/tools)
DENY := $(TOOLS)/bin/cargo-deny
SEEDS ?= 10
SECONDS ?= 60
SEED ?= 1
PEERS := --locked --manifest-path benches/peers/Cargo.toml --target-dir target

# The drift of generated files is a test among the others; its failure names `make generate`.
test: lint deny control-plane
	cargo test --locked --quiet

cluster-test: control-plane
	cargo test --locked --quiet --test cluster --test chart

# etcd, kube-apiserver, kubectl and helm: built once for a machine, linked into target/.
control-plane:
	@tests/control-plane/build.sh

# ARGS=--once: ends by itself.
demo: control-plane
	@cargo test --locked --no-run --test demo
	@cargo test --locked --quiet --test demo -- show $(ARGS)

lint:
	cargo fmt --all --check
	cargo fmt --manifest-path benches/peers/Cargo.toml --check
	cargo clippy --locked --all-targets -- -D warnings

# Advisories run apart: a new one must not break a change that has nothing to do with it.
deny: $(DENY)
	$(DENY) --locked check bans licenses sources

$(DENY):
	@echo "installing cargo-deny $(DENY_VERSION) into $(TOOLS) (once, some minutes)"
	cargo install cargo-deny --version $(DENY_VERSION) --locked --quiet --root $(TOOLS)

generate: control-plane
	UPDATE=1 cargo test --locked --quiet --test generated
	UPDATE=1 cargo test --locked --quiet --test chart plain

bench:
	cargo bench --locked --bench organisations -- $(ARGS)

bench-controller: control-plane
	cargo bench --locked --bench controller -- $(ARGS)

# A package of its own, so that its dependencies are none of ours.
bench-peers:
	cargo run $(PEERS) --release -- $(ARGS)

# Optimised, and with every overflow and assertion looked at.
fuzz:
	CARGO_PROFILE_TEST_OPT_LEVEL=3 SECONDS=$(SECONDS) SEED=$(SEED) \
		cargo test --locked --lib lanes::fuzz -- --nocapture

# ARGS="100000 12": so many objects in so many namespaces.
bench-million:
	cargo bench --locked --bench million -- $(ARGS)

# The seeded faults: SEEDS=100 runs a hundred seeds of each, SEED=7 one, TEST=storm some of them.
soak: control-plane
	SEEDS=$(SEEDS) cargo test --locked --test soak -- --nocapture $(TEST)
