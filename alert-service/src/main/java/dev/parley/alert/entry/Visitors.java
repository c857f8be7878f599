package dev.parley.alert.entry;

import dev.parley.alert.access.Visitor;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Optional;

/** Tells, while a request is answered, who asks. */
@Singleton
public final class Visitors {

    private static final String VISITOR = "parley.visitor";

    private final SecurityIdentity identity;

    Visitors(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who asks; absent when nobody knows. */
    public Optional<Visitor> find() {
        return Optional.ofNullable(identity.getAttribute(VISITOR));
    }

    /**
     * Who asks.
     *
     * @throws UnauthorizedException when nobody knows; where a role is needed, this has been refused before
     */
    public Visitor current() {
        return find().orElseThrow(UnauthorizedException::new);
    }

    static SecurityIdentity identity(Visitor visitor) {
        Principal principal = visitor::name;
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRoles(visitor.role().covered())
                .addAttribute(VISITOR, visitor)
                .build();
    }
}
