/** {@code parley notice-preview}: what receivers are sent. */
@NullMarked
package dev.parley.cli.notice;

import org.jspecify.annotations.NullMarked;
