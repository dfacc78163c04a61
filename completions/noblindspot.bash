_noblindspot() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="noblindspot"
                ;;
            noblindspot,check)
                cmd="noblindspot__subcmd__check"
                ;;
            noblindspot,completions)
                cmd="noblindspot__subcmd__completions"
                ;;
            noblindspot,crds)
                cmd="noblindspot__subcmd__crds"
                ;;
            noblindspot,explain)
                cmd="noblindspot__subcmd__explain"
                ;;
            noblindspot,help)
                cmd="noblindspot__subcmd__help"
                ;;
            noblindspot,profiles)
                cmd="noblindspot__subcmd__profiles"
                ;;
            noblindspot,rules)
                cmd="noblindspot__subcmd__rules"
                ;;
            noblindspot,run)
                cmd="noblindspot__subcmd__run"
                ;;
            noblindspot,status)
                cmd="noblindspot__subcmd__status"
                ;;
            noblindspot__subcmd__help,check)
                cmd="noblindspot__subcmd__help__subcmd__check"
                ;;
            noblindspot__subcmd__help,completions)
                cmd="noblindspot__subcmd__help__subcmd__completions"
                ;;
            noblindspot__subcmd__help,crds)
                cmd="noblindspot__subcmd__help__subcmd__crds"
                ;;
            noblindspot__subcmd__help,explain)
                cmd="noblindspot__subcmd__help__subcmd__explain"
                ;;
            noblindspot__subcmd__help,help)
                cmd="noblindspot__subcmd__help__subcmd__help"
                ;;
            noblindspot__subcmd__help,profiles)
                cmd="noblindspot__subcmd__help__subcmd__profiles"
                ;;
            noblindspot__subcmd__help,rules)
                cmd="noblindspot__subcmd__help__subcmd__rules"
                ;;
            noblindspot__subcmd__help,run)
                cmd="noblindspot__subcmd__help__subcmd__run"
                ;;
            noblindspot__subcmd__help,status)
                cmd="noblindspot__subcmd__help__subcmd__status"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        noblindspot)
            opts="-h -V --color --help --version check status explain rules profiles crds run completions help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__check)
            opts="-n -f -o -q -v -h --at --namespace --fail-on --format --output --select --ignore --quiet --verbose --statistics --watch --color --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --at)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --namespace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "critical high medium low info" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json sarif junit github gitlab markdown" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "human json sarif junit github gitlab markdown" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                -o)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -W "SP001 SP002 SP003 SP004 SP005 SP101 SP102 SP103 SP104 SP110 SP111 SP112 SP113 SP114 SP115 SP116 SP117 SP118 SP119 SP120 SP121 SP201 SP202 SP203 SP204 SP205 SP206 SP207 SP208 SP209 SP301 SP302 SP304 SP306 SP310 SP311 SP320 SP321 SP322 SP323 SP325 SP326 SP327 SP328 SP330 SP331 SP332 SP333 SP334 SP401 SP402 SP403 SP404 SP405 SP406 SP407 SP408 SP409 SP410 SP411 SP412 SP413 SP415 SP501 SP502 SP503 SP504 SP505 SP506 SP508 SP510 SP512 SP513 SP514 dangling-reference head-post-outside-department duplicate-identity invalid-period future-dated-fact orphan-department multiple-enterprises hierarchy-cycle level-not-permitted department-without-responsible-person legal-representative-missing legal-representative-not-first-responsible safety-lead-missing safety-lead-same-as-principal committee-missing committee-incomplete committee-meeting-overdue safety-staffing-insufficient registered-safety-engineer-missing cooperating-unit-agreement-missing department-without-posts post-duties-undefined assessment-criteria-undefined post-vacant post-understaffed post-overstaffed reporting-line-broken special-operation-category-undefined unknown-certificate-category acting-too-long employee-without-post employee-without-letter contractor-on-internal-post separated-still-assigned labour-contract-missing labour-contract-expired entry-training-missing trained-after-taking-post entry-levels-out-of-order entry-hours-short transfer-training-missing return-training-missing annual-refresher-overdue change-training-missing required-certificate-missing certificate-category-mismatch manager-initial-hours-short special-operator-reexam-missing manager-qualification-missing letter-unsigned letter-lapsed letter-expiring-soon letter-for-post-not-held wrong-issuer self-issued-letter chain-broken-upstream signatory-mismatch signature-evidence-missing overlapping-letters letter-duties-missing letter-period-too-long signed-late top-commitment-missing certificate-expired certificate-expiring-soon certificate-review-overdue certificate-review-due-soon certificate-revoked certificate-not-yet-valid certificate-validity-implausible training-not-passed training-evidence-missing self-assessed training-in-other-unit" -- "${cur}"))
                    return 0
                    ;;
                --ignore)
                    COMPREPLY=($(compgen -W "SP001 SP002 SP003 SP004 SP005 SP101 SP102 SP103 SP104 SP110 SP111 SP112 SP113 SP114 SP115 SP116 SP117 SP118 SP119 SP120 SP121 SP201 SP202 SP203 SP204 SP205 SP206 SP207 SP208 SP209 SP301 SP302 SP304 SP306 SP310 SP311 SP320 SP321 SP322 SP323 SP325 SP326 SP327 SP328 SP330 SP331 SP332 SP333 SP334 SP401 SP402 SP403 SP404 SP405 SP406 SP407 SP408 SP409 SP410 SP411 SP412 SP413 SP415 SP501 SP502 SP503 SP504 SP505 SP506 SP508 SP510 SP512 SP513 SP514 dangling-reference head-post-outside-department duplicate-identity invalid-period future-dated-fact orphan-department multiple-enterprises hierarchy-cycle level-not-permitted department-without-responsible-person legal-representative-missing legal-representative-not-first-responsible safety-lead-missing safety-lead-same-as-principal committee-missing committee-incomplete committee-meeting-overdue safety-staffing-insufficient registered-safety-engineer-missing cooperating-unit-agreement-missing department-without-posts post-duties-undefined assessment-criteria-undefined post-vacant post-understaffed post-overstaffed reporting-line-broken special-operation-category-undefined unknown-certificate-category acting-too-long employee-without-post employee-without-letter contractor-on-internal-post separated-still-assigned labour-contract-missing labour-contract-expired entry-training-missing trained-after-taking-post entry-levels-out-of-order entry-hours-short transfer-training-missing return-training-missing annual-refresher-overdue change-training-missing required-certificate-missing certificate-category-mismatch manager-initial-hours-short special-operator-reexam-missing manager-qualification-missing letter-unsigned letter-lapsed letter-expiring-soon letter-for-post-not-held wrong-issuer self-issued-letter chain-broken-upstream signatory-mismatch signature-evidence-missing overlapping-letters letter-duties-missing letter-period-too-long signed-late top-commitment-missing certificate-expired certificate-expiring-soon certificate-review-overdue certificate-review-due-soon certificate-revoked certificate-not-yet-valid certificate-validity-implausible training-not-passed training-evidence-missing self-assessed training-in-other-unit" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__completions)
            opts="-h --color --help bash elvish fish powershell zsh"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__crds)
            opts="-h --json-schema --color --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --json-schema)
                    COMPREPLY=()
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o plusdirs
                    fi
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__explain)
            opts="-h --color --help SP001 SP002 SP003 SP004 SP005 SP101 SP102 SP103 SP104 SP110 SP111 SP112 SP113 SP114 SP115 SP116 SP117 SP118 SP119 SP120 SP121 SP201 SP202 SP203 SP204 SP205 SP206 SP207 SP208 SP209 SP301 SP302 SP304 SP306 SP310 SP311 SP320 SP321 SP322 SP323 SP325 SP326 SP327 SP328 SP330 SP331 SP332 SP333 SP334 SP401 SP402 SP403 SP404 SP405 SP406 SP407 SP408 SP409 SP410 SP411 SP412 SP413 SP415 SP501 SP502 SP503 SP504 SP505 SP506 SP508 SP510 SP512 SP513 SP514 dangling-reference head-post-outside-department duplicate-identity invalid-period future-dated-fact orphan-department multiple-enterprises hierarchy-cycle level-not-permitted department-without-responsible-person legal-representative-missing legal-representative-not-first-responsible safety-lead-missing safety-lead-same-as-principal committee-missing committee-incomplete committee-meeting-overdue safety-staffing-insufficient registered-safety-engineer-missing cooperating-unit-agreement-missing department-without-posts post-duties-undefined assessment-criteria-undefined post-vacant post-understaffed post-overstaffed reporting-line-broken special-operation-category-undefined unknown-certificate-category acting-too-long employee-without-post employee-without-letter contractor-on-internal-post separated-still-assigned labour-contract-missing labour-contract-expired entry-training-missing trained-after-taking-post entry-levels-out-of-order entry-hours-short transfer-training-missing return-training-missing annual-refresher-overdue change-training-missing required-certificate-missing certificate-category-mismatch manager-initial-hours-short special-operator-reexam-missing manager-qualification-missing letter-unsigned letter-lapsed letter-expiring-soon letter-for-post-not-held wrong-issuer self-issued-letter chain-broken-upstream signatory-mismatch signature-evidence-missing overlapping-letters letter-duties-missing letter-period-too-long signed-late top-commitment-missing certificate-expired certificate-expiring-soon certificate-review-overdue certificate-review-due-soon certificate-revoked certificate-not-yet-valid certificate-validity-implausible training-not-passed training-evidence-missing self-assessed training-in-other-unit"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help)
            opts="check status explain rules profiles crds run completions help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__check)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__completions)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__crds)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__explain)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__help)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__profiles)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__rules)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__run)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__help__subcmd__status)
            opts=""
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__profiles)
            opts="-h --color --help generic prc-2015 prc-2026 prc-zhejiang seed-literal uk-us-example"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__rules)
            opts="-f -h --format --color --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "table json markdown" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "table json markdown" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__run)
            opts="-n -h --namespace --namespace-selector --kubeconfig --context --listen --leader-elect --shards --lease-name --lease-namespace --lease-duration --renew-deadline --retry-period --identity --quiet-period --max-delay --concurrency --write-rate --write-timeout --page-size --streaming-lists --watch-timeout --watch-backoff --shutdown-timeout --log-format --log --clock-file --color --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --namespace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --namespace-selector)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --kubeconfig)
                    local oldifs
                    if [ -n "${IFS+x}" ]; then
                        oldifs="$IFS"
                    fi
                    IFS=$'\n'
                    COMPREPLY=($(compgen -f "${cur}"))
                    if [ -n "${oldifs+x}" ]; then
                        IFS="$oldifs"
                    fi
                    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
                        compopt -o filenames
                    fi
                    return 0
                    ;;
                --context)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --listen)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --leader-elect)
                    COMPREPLY=($(compgen -W "true false" -- "${cur}"))
                    return 0
                    ;;
                --shards)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lease-name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lease-namespace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lease-duration)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --renew-deadline)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --retry-period)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --identity)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --quiet-period)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --max-delay)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --concurrency)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --write-rate)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --write-timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --page-size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch-timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch-backoff)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --shutdown-timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log-format)
                    COMPREPLY=($(compgen -W "human json auto" -- "${cur}"))
                    return 0
                    ;;
                --log)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --clock-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        noblindspot__subcmd__status)
            opts="-n -o -h --at --namespace --output --color --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --at)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --namespace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -W "table wide yaml json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "table wide yaml json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _noblindspot -o nosort -o bashdefault -o default noblindspot
else
    complete -F _noblindspot -o bashdefault -o default noblindspot
fi
