/** From notices to those who are told: the queue of deliveries, its stages, and what every attempt came to. */
@NullMarked
package dev.parley.alert.delivery;

import org.jspecify.annotations.NullMarked;
