/** Tells a Slack channel by an incoming webhook. */
@NullMarked
package dev.parley.alert.delivery.slack;

import org.jspecify.annotations.NullMarked;
