/** {@code parley backtest}: what other rules or routes would have told of the verdicts of the past. */
@NullMarked
package dev.parley.cli.backtest;

import org.jspecify.annotations.NullMarked;
