/** Tests of the ledger. */
@NullMarked
package dev.parley.alert.ledger;

import org.jspecify.annotations.NullMarked;
