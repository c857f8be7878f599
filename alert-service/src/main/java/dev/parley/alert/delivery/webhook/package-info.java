/** Tells other systems over HTTP: one signed CloudEvent for each notice. */
@NullMarked
package dev.parley.alert.delivery.webhook;

import org.jspecify.annotations.NullMarked;
