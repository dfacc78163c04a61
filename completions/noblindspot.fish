# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_noblindspot_global_optspecs
    string join \n color= h/help V/version
end

function __fish_noblindspot_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_noblindspot_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_noblindspot_using_subcommand
    set -l cmd (__fish_noblindspot_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c noblindspot -n "__fish_noblindspot_needs_command" -l color -d 'When to use colours; auto honours NO_COLOR and CLICOLOR' -r -f -a "auto\t''
always\t''
never\t''"
complete -c noblindspot -n "__fish_noblindspot_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -s V -l version -d 'Print version'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -f -a "check" -d 'Judge manifests and report findings'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -f -a "status" -d 'Show the status that each object would carry'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -f -a "explain" -d 'Print the page of a rule'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -f -a "rules" -d 'List the rules'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -f -a "profiles" -d 'List the shipped profiles, or print one with the source of each number'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -f -a "crds" -d 'Print the resource definitions (CRDs) of the five kinds'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c noblindspot -n "__fish_noblindspot_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -l at -d 'Judge as of this instant (RFC 3339) or this date, which is the start of that day in each enterprise\'s time zone [default: now]' -r
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -s n -l namespace -d 'The namespace of manifests that name none' -r
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -l fail-on -d 'Exit with 1 from this severity on [default: the profile\'s failOn]' -r -f -a "critical\t''
high\t''
medium\t''
low\t''
info\t''"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -s f -l format -d 'How to write the report' -r -f -a "human\t'For people'
json\t'One JSON object, version 1'
sarif\t'SARIF 2.1.0, for code scanning'
junit\t'JUnit XML, for test reports'
github\t'Workflow commands of GitHub Actions'
gitlab\t'The Code Quality report of GitLab'
markdown\t'For a pull-request comment or a step summary'"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -s o -l output -d 'Write the report to this file instead of standard output' -r -F
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -l select -d 'Report on these rules only: codes, beginnings of codes (SP4) or names; commas separate' -r
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -l ignore -d 'Do not report on these rules' -r
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -l color -d 'When to use colours; auto honours NO_COLOR and CLICOLOR' -r -f -a "auto\t''
always\t''
never\t''"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -s q -l quiet -d 'Print the figures only, on one line'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -s v -l verbose -d 'Show waived findings too'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -l statistics -d 'Count the findings of each rule'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand status" -l at -d 'Judge as of this instant (RFC 3339) or this date, which is the start of that day in each enterprise\'s time zone [default: now]' -r
complete -c noblindspot -n "__fish_noblindspot_using_subcommand status" -s n -l namespace -d 'The namespace of manifests that name none' -r
complete -c noblindspot -n "__fish_noblindspot_using_subcommand status" -s o -l output -d 'How to write the objects' -r -f -a "table\t'One table a kind, as `kubectl get` prints it'
wide\t'The same with every column'
yaml\t'A List of the objects'
json\t'A List of the objects'"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand status" -l color -d 'When to use colours; auto honours NO_COLOR and CLICOLOR' -r -f -a "auto\t''
always\t''
never\t''"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand explain" -l color -d 'When to use colours; auto honours NO_COLOR and CLICOLOR' -r -f -a "auto\t''
always\t''
never\t''"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand explain" -s h -l help -d 'Print help'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand rules" -s f -l format -d 'How to write the catalogue' -r -f -a "table\t'For people'
json\t'One JSON object, version 1'
markdown\t'A table in Markdown'"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand rules" -l color -d 'When to use colours; auto honours NO_COLOR and CLICOLOR' -r -f -a "auto\t''
always\t''
never\t''"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand rules" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand profiles" -l color -d 'When to use colours; auto honours NO_COLOR and CLICOLOR' -r -f -a "auto\t''
always\t''
never\t''"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand profiles" -s h -l help -d 'Print help'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand crds" -l json-schema -d 'Write one JSON Schema a kind into this directory instead' -r -f -a "(__fish_complete_directories)"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand crds" -l color -d 'When to use colours; auto honours NO_COLOR and CLICOLOR' -r -f -a "auto\t''
always\t''
never\t''"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand crds" -s h -l help -d 'Print help'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand completions" -l color -d 'When to use colours; auto honours NO_COLOR and CLICOLOR' -r -f -a "auto\t''
always\t''
never\t''"
complete -c noblindspot -n "__fish_noblindspot_using_subcommand completions" -s h -l help -d 'Print help'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand help; and not __fish_seen_subcommand_from check status explain rules profiles crds completions help" -f -a "check" -d 'Judge manifests and report findings'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand help; and not __fish_seen_subcommand_from check status explain rules profiles crds completions help" -f -a "status" -d 'Show the status that each object would carry'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand help; and not __fish_seen_subcommand_from check status explain rules profiles crds completions help" -f -a "explain" -d 'Print the page of a rule'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand help; and not __fish_seen_subcommand_from check status explain rules profiles crds completions help" -f -a "rules" -d 'List the rules'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand help; and not __fish_seen_subcommand_from check status explain rules profiles crds completions help" -f -a "profiles" -d 'List the shipped profiles, or print one with the source of each number'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand help; and not __fish_seen_subcommand_from check status explain rules profiles crds completions help" -f -a "crds" -d 'Print the resource definitions (CRDs) of the five kinds'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand help; and not __fish_seen_subcommand_from check status explain rules profiles crds completions help" -f -a "completions" -d 'Print a completion script for a shell'
complete -c noblindspot -n "__fish_noblindspot_using_subcommand help; and not __fish_seen_subcommand_from check status explain rules profiles crds completions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
