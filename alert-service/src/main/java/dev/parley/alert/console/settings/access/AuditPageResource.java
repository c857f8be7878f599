package dev.parley.alert.console.settings.access;

import dev.parley.alert.access.AuditEntry;
import dev.parley.alert.console.Console;
import dev.parley.alert.console.Page;
import dev.parley.alert.store.AuditLog;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page of what was done by whom. */
@Path("/console/settings/audit")
@RolesAllowed("admin")
@Blocking
public class AuditPageResource {

    private static final int ON_A_PAGE = 50;

    private final Console console;
    private final AuditLog log;

    AuditPageResource(Console console, AuditLog log) {
        this.console = console;
        this.log = log;
    }

    /**
     * The newest first.
     *
     * @param older the address of the next older ones; empty when there are none
     */
    public record AuditPage(List<AuditEntry> entries, String older) {}

    @GET
    @Operation(hidden = true)
    public Response audit() {
        return console.page(visit -> {
            List<AuditEntry> found = log.newest(number(visit.query().get("before")), ON_A_PAGE + 1);
            List<AuditEntry> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
            String older = found.size() > ON_A_PAGE
                    ? visit.with(
                            "before", Long.toString(shown.get(ON_A_PAGE - 1).number()))
                    : "";
            return new Page("settings", visit.words().of("audit_title"), "settings/audit", new AuditPage(shown, older));
        });
    }

    private static @Nullable Long number(@Nullable String before) {
        try {
            return before == null ? null : Long.valueOf(before);
        } catch (NumberFormatException e) {
            throw new BadRequestException("'%s' is no value for before, which is a number".formatted(before));
        }
    }
}
