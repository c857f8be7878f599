/** The events that travel between the services and to other systems, as immutable records. */
@NullMarked
package dev.parley.contract.event;

import org.jspecify.annotations.NullMarked;
