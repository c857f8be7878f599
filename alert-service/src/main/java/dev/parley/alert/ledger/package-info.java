/** What is known of each agreement: its state with the history that led there, and what each party wants of it. */
@NullMarked
package dev.parley.alert.ledger;

import org.jspecify.annotations.NullMarked;
