/** Who may do what: roles, accounts, tokens, and the record of what was done. */
@NullMarked
package dev.parley.alert.access;

import org.jspecify.annotations.NullMarked;
