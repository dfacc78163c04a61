#!/usr/bin/env bash
# Builds the control plane that the tests run against, from the Go module proxy and nothing else:
# kube-apiserver, etcd and kubectl from one module, helm from another, because helm's requirements
# would move those of Kubernetes. The go.mod files beside this script pin the versions.
#
# The programs are kept outside the checkout, under the hash of what they are made from, and linked
# into target/control-plane/bin, laid out as KUBEBUILDER_ASSETS wants it. A second call does nothing.
#
#   KUBEBUILDER_ASSETS  a folder with kube-apiserver, etcd and kubectl to use instead
#   NOBLINDSPOT_HELM    a helm to use instead
#   NOBLINDSPOT_CACHE   where to keep what was built (default: ~/.cache/noblindspot)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=$(cd "$here/../.." && pwd)/target/control-plane/bin
cache=${NOBLINDSPOT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/noblindspot}/control-plane

fail() {
    printf 'control-plane: %s\n' "$1" >&2
    shift
    (($# == 0)) || printf '  %s\n' "$@" >&2
    exit 1
}

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

# The folder of a module's programs. Its name holds everything that went into them.
place_of() {
    local inputs=("$here/build.sh" "$here/$1/go.mod" "$here/$1/go.sum") hash
    hash=$({ uname -sm && cat "${inputs[@]}"; } | sha256)
    printf '%s/%s-%s\n' "$cache" "$1" "${hash:0:16}"
}

# The version that a module's go.mod requires: version_of MODULE PATH
version_of() {
    local found
    found=$(sed -n "s|^\(require\)\{0,1\}[[:space:]]*$2 \(v[^ ]*\).*|\2|p" "$here/$1/go.mod")
    [[ $found == v* && $found != *$'\n'* ]] || fail "$1/go.mod does not require one version of $2"
    printf '%s\n' "$found"
}

# Without the stamp the server calls itself v0.0.0, and clients believe it.
kubernetes_stamp() {
    local version package
    version=$(version_of kubernetes k8s.io/kubernetes)
    local parts=() numbers
    IFS=. read -ra numbers <<<"${version#v}"
    for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
        parts+=(-X "$package.gitVersion=$version" -X "$package.gitTreeState=clean"
            -X "$package.gitMajor=${numbers[0]}" -X "$package.gitMinor=${numbers[1]}")
    done
    printf '%s\n' "${parts[*]}"
}

need_go() {
    command -v go >/dev/null || fail "the programs of the control plane have to be built, and Go is missing" \
        "either install Go 1.26 or newer (https://go.dev/dl), which builds them once, in about 6 minutes" \
        "or set KUBEBUILDER_ASSETS to a folder with kube-apiserver, etcd and kubectl (and NOBLINDSPOT_HELM to a helm)"
}

# compile MODULE FOLDER LDFLAGS PACKAGE...
compile() {
    local module=$1 folder=$2 flags=$3
    shift 3
    (
        cd "$here/$module"
        CGO_ENABLED=0 GOWORK=off GOFLAGS=-mod=readonly go build -trimpath -ldflags "-s -w $flags" -o "$folder/" "$@"
    ) || fail "$module could not be built; what go said stands above" \
        "the sources come from GOPROXY ($(go env GOPROXY)); see that it can be reached" \
        "or set KUBEBUILDER_ASSETS to a folder with kube-apiserver, etcd and kubectl (and NOBLINDSPOT_HELM to a helm)"
}

make_kubernetes() {
    compile kubernetes "$1" "$(kubernetes_stamp)" \
        go.etcd.io/etcd/server/v3 k8s.io/kubernetes/cmd/kube-apiserver k8s.io/kubernetes/cmd/kubectl
    mv "$1/server" "$1/etcd"
}

make_helm() {
    compile helm "$1" "-X helm.sh/helm/v4/internal/version.version=$(version_of helm helm.sh/helm/v4)" \
        helm.sh/helm/v4/cmd/helm
}

# Makes a module's programs unless they are there. The lock lets one of two callers wait; the rename
# at the end lets nobody see half a folder.
provide() {
    local place
    place=$(place_of "$1")
    [[ -d $place ]] && return
    need_go
    mkdir -p "$cache"
    (
        if command -v flock >/dev/null; then flock 9; fi
        [[ -d $place ]] && exit
        made=$(mktemp -d "$cache/making-$1.XXXXXX")
        trap 'rm -rf "$made"' EXIT
        echo "control-plane: building $1 into $place (once, some minutes)"
        "make_$1" "$made"
        chmod 755 "$made"
        mv "$made" "$place"
    ) 9>"$cache/$1.lock"
}

# link PROGRAM FOLDER
link() {
    [[ -x $2/$1 ]] || fail "$2/$1 is missing or cannot be executed"
    [[ $(readlink "$bin/$1" || true) == "$2/$1" ]] || ln -sfn "$2/$1" "$bin/$1"
}

link_servers() {
    local folder=${KUBEBUILDER_ASSETS:-} program
    if [[ -z $folder ]]; then
        provide kubernetes
        folder=$(place_of kubernetes)
    fi
    for program in kube-apiserver etcd kubectl; do link "$program" "${folder%/}"; done
}

# Where programs are given, so may helm be, when it is of the major version that the chart is tested with.
link_helm() {
    local helm=${NOBLINDSPOT_HELM:-} wanted
    wanted=$(version_of helm helm.sh/helm/v4)
    if [[ -z $helm && -n ${KUBEBUILDER_ASSETS:-} && $(helm version --short 2>/dev/null) == "${wanted%%.*}".* ]]; then
        helm=$(command -v helm)
    fi
    if [[ -z $helm ]]; then
        provide helm
        helm=$(place_of helm)/helm
    fi
    [[ -x $helm ]] || fail "helm is missing or cannot be executed: $helm"
    [[ $(readlink "$bin/helm" || true) == "$helm" ]] || ln -sfn "$helm" "$bin/helm"
}

mkdir -p "$bin"
link_servers
link_helm
