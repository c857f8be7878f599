/** Tells a Microsoft Teams channel by an incoming webhook. */
@NullMarked
package dev.parley.alert.delivery.teams;

import org.jspecify.annotations.NullMarked;
