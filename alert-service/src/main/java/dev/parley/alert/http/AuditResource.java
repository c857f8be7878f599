package dev.parley.alert.http;

import dev.parley.alert.access.AuditEntry;
import dev.parley.alert.store.AuditLog;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was done by whom. */
@Path("/audit")
@RolesAllowed("admin")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class AuditResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    /**
     * Entries, newest first.
     *
     * @param next the cursor of the page with the next older ones; absent on the last page
     */
    public record Page(List<AuditEntry> entries, @Nullable String next) {}

    @GET
    @Operation(
            summary = "What was done by whom, newest first",
            description = "Follow `next` as `cursor` for older entries.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most, 1 to 200; 50 when absent",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "`next` of the page before")
    public Page newest(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri, "limit", "cursor");
        int size = parameters.number("limit", MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT);
        List<AuditEntry> found =
                log.newest(parameters.number("cursor", Long.MAX_VALUE).orElse(null), size + 1);
        List<AuditEntry> page = found.subList(0, Math.min(size, found.size()));
        return new Page(
                page, found.size() > size ? Long.toString(page.get(size - 1).number()) : null);
    }
}
