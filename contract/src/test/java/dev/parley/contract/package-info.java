/** What holds the contract together: its dependencies. */
@NullMarked
package dev.parley.contract;

import org.jspecify.annotations.NullMarked;
