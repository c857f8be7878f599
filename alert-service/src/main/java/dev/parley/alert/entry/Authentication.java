package dev.parley.alert.entry;

import dev.parley.alert.access.Secret;
import dev.parley.alert.access.Visitor;
import dev.parley.alert.store.ApiTokens;
import dev.parley.alert.store.Sessions;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request: by the token that comes with it, else by the session of the browser. What is not valid,
 * or no more, is nobody: the rules decide what nobody may have.
 */
@Singleton
final class Authentication implements HttpAuthenticationMechanism {

    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String SCHEME = "Bearer ";

    private final AccessPolicy policy;

    Authentication(AccessPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager identities) {
        Optional<Visitor> unasked = policy.unasked();
        if (unasked.isPresent()) {
            return Uni.createFrom().item(Visitors.identity(unasked.get()));
        }
        TokenCredential shown = shown(exchange);
        if (shown == null) {
            return Uni.createFrom().nullItem();
        }
        return identities
                .authenticate(new TokenAuthenticationRequest(shown))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull()
                .onFailure()
                .invoke(failure -> Unanswered.remember(exchange, failure))
                .onFailure()
                .recoverWithNull();
    }

    private static @Nullable TokenCredential shown(RoutingContext exchange) {
        String header = exchange.request().getHeader("Authorization");
        if (header != null) {
            return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? new TokenCredential(header.substring(SCHEME.length()).strip(), TOKEN)
                    : null;
        }
        Cookie cookie = exchange.request().getCookie(SessionCookie.NAME);
        return cookie == null ? null : new TokenCredential(cookie.getValue(), SESSION);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    /** Knows whose tokens and sessions they are. */
    @Singleton
    static final class Identities implements IdentityProvider<TokenAuthenticationRequest> {

        private final ApiTokens tokens;
        private final Sessions sessions;
        private final Clock clock;

        Identities(ApiTokens tokens, Sessions sessions, Clock clock) {
            this.tokens = tokens;
            this.sessions = sessions;
            this.clock = clock;
        }

        @Override
        public Class<TokenAuthenticationRequest> getRequestType() {
            return TokenAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            return context.runBlocking(() -> visitor(request.getToken())
                    .map(Visitors::identity)
                    .orElseThrow(() -> new AuthenticationFailedException("not valid, or no more")));
        }

        private Optional<Visitor> visitor(TokenCredential shown) {
            Secret secret = new Secret(shown.getToken());
            return shown.getType().equals(TOKEN)
                    ? tokens.visitor(secret, clock.instant())
                    : sessions.visitor(secret, clock.instant());
        }
    }
}
