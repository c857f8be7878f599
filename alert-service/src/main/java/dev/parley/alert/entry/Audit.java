package dev.parley.alert.entry;

import dev.parley.alert.access.Visitor;
import dev.parley.alert.store.AuditLog;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Writes down each change that was made by a request. A resource that can tell more about it than which method was
 * called on what records it itself; all others need do nothing.
 */
@Singleton
public class Audit {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String RECORDED = "parley.audit.recorded";
    private static final String RESOURCE = "Resource";
    private static final int LONGEST = 300;

    private final AuditLog log;
    private final Visitors visitors;
    private final CurrentVertxRequest request;
    private final Clock clock;

    Audit(AuditLog log, Visitors visitors, CurrentVertxRequest request, Clock clock) {
        this.log = log;
        this.visitors = visitors;
        this.request = request;
        this.clock = clock;
    }

    /**
     * The visitor did something; see {@link dev.parley.alert.access.AuditEntry}.
     */
    public void record(String action, String target, String detail) {
        record(visitors.current().name(), action, target, detail);
    }

    void record(String who, String action, String target, String detail) {
        request.getCurrent().put(RECORDED, true);
        log.add(clock.instant(), who, action, cut(target), cut(detail), address());
    }

    /** Where the request comes from. */
    String address() {
        SocketAddress address = request.getCurrent().request().remoteAddress();
        return address == null || address.hostAddress() == null ? "" : address.hostAddress();
    }

    /** What nobody has recorded. */
    @ServerResponseFilter
    void record(ContainerRequestContext asked, ContainerResponseContext answered, SimpleResourceInfo resource) {
        RoutingContext exchange = request.getCurrent();
        if (READING.contains(asked.getMethod())
                || answered.getStatus() >= 400
                || resource.getResourceClass() == null
                || Boolean.TRUE.equals(exchange.get(RECORDED))) {
            return;
        }
        record(
                visitors.find().map(Visitor::name).orElse("?"),
                action(resource.getResourceClass().getSimpleName(), resource.getMethodName()),
                target(asked, answered),
                "");
    }

    private static String action(String type, String method) {
        String subject = type.endsWith(RESOURCE) ? type.substring(0, type.length() - RESOURCE.length()) : type;
        return subject.toLowerCase(Locale.ROOT) + "." + method;
    }

    /** What the path names; of something new, the end of its address. */
    private static String target(ContainerRequestContext asked, ContainerResponseContext answered) {
        URI location = answered.getStatus() == 201 ? answered.getLocation() : null;
        if (location != null) {
            return location.getPath().substring(location.getPath().lastIndexOf('/') + 1);
        }
        return asked.getUriInfo().getPathParameters().values().stream()
                .flatMap(values -> values.stream())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
