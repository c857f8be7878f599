/** The example that the documentation of the contract shows. */
@NullMarked
package dev.parley.contract.example;

import org.jspecify.annotations.NullMarked;
