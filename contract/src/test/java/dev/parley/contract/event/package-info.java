/** Tests of the events themselves. */
@NullMarked
package dev.parley.contract.event;

import org.jspecify.annotations.NullMarked;
