package dev.parley.alert.console.settings.access;

import dev.parley.alert.access.Account;
import dev.parley.alert.access.ApiToken;
import java.time.Instant;
import java.util.List;

/**
 * Who comes in.
 *
 * @param open whether nobody is asked who they are, and all of this has no effect
 * @param roles to choose from
 * @param firstEnd the earliest day that a token can end, as the field has it
 * @param usualEnd the day that is proposed
 * @param lastEnd the latest
 * @param secret of the token that was issued just now; empty for none
 * @param problem key of what was refused; empty for nothing
 */
public record AccountsPage(
        boolean open,
        List<Account> accounts,
        List<Token> tokens,
        List<String> roles,
        String firstEnd,
        String usualEnd,
        String lastEnd,
        String secret,
        String problem) {

    /** A token, and whether it is over. */
    public record Token(ApiToken token, boolean over) {

        static Token of(ApiToken token, Instant now) {
            return new Token(token, token.isOver(now));
        }
    }
}
