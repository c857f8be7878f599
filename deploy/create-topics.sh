#!/usr/bin/env bash
# Creates the topics of the contract that are missing, and gives those that exist the settings of this release. Partitions
# are never changed: that would move keys to other partitions and break their order.
#
#   deploy/create-topics.sh BOOTSTRAP_SERVERS [REPLICATION_FACTOR]      (needs Kafka's bin folder on the path)
set -euo pipefail

bootstrap=${1:?usage: create-topics.sh BOOTSTRAP_SERVERS [REPLICATION_FACTOR]}
replication=${2:-1}
PATH=${PATH}:/opt/kafka/bin
export KAFKA_HEAP_OPTS=${KAFKA_HEAP_OPTS:--Xmx128m}

# One call that describes all: each call of a Kafka tool starts a virtual machine.
mapfile -t described < <(kafka-topics.sh --bootstrap-server "${bootstrap}" --describe)
wait $! # the broker's answer, or the end of this script

topic() {
    local name=$1 partitions=$2 wanted=("${@:3}") line setting missing=() present=
    for line in "${described[@]}"; do
        [[ ${line} != "Topic: ${name}"$'\t'*PartitionCount:* ]] || present=${line}
    done
    if [[ -z ${present} ]]; then
        kafka-topics.sh --bootstrap-server "${bootstrap}" --create --if-not-exists --topic "${name}" \
            --partitions "${partitions}" --replication-factor "${replication}" "${wanted[@]/#/--config=}"
        return
    fi
    for setting in "${wanted[@]}"; do
        [[ ,${present##*Configs: }, == *",${setting},"* ]] || missing+=("${setting}")
    done
    if ((${#missing[@]} > 0)); then
        kafka-configs.sh --bootstrap-server "${bootstrap}" --alter --entity-type topics --entity-name "${name}" \
            --add-config "$(IFS=,; echo "${missing[*]}")"
    fi
    if [[ ${present} != *$'\t'"PartitionCount: ${partitions}"$'\t'* ]]; then
        echo "note: topic ${name} has other than ${partitions} partitions; it is left so" >&2
    fi
}

topic parley.articles     6 cleanup.policy=delete  retention.ms=604800000   max.message.bytes=1048588
topic parley.articles.dlq 1 cleanup.policy=delete  retention.ms=2592000000  max.message.bytes=2097152
topic parley.verdicts     6 cleanup.policy=delete  retention.ms=2592000000  max.message.bytes=1048588
topic parley.verdicts.dlq 1 cleanup.policy=delete  retention.ms=2592000000  max.message.bytes=2097152
topic parley.notices      3 cleanup.policy=delete  retention.ms=31536000000 max.message.bytes=1048588
topic parley.agreements   3 cleanup.policy=compact max.message.bytes=1048588
topic parley.positions    3 cleanup.policy=compact max.message.bytes=1048588
