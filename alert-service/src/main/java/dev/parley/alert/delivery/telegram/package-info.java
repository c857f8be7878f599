/** Tells a Telegram chat by a bot. */
@NullMarked
package dev.parley.alert.delivery.telegram;

import org.jspecify.annotations.NullMarked;
