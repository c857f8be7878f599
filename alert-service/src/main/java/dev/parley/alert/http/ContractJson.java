package dev.parley.alert.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.contract.kafka.EventJson;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Notices look the same here and on their topic. */
final class ContractJson {

    private ContractJson() {}

    @Produces
    @Singleton
    static ObjectMapper mapper() {
        return EventJson.mapper();
    }
}
