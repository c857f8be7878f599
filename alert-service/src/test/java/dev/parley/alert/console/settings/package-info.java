/** Tests of the settings page. */
@NullMarked
package dev.parley.alert.console.settings;

import org.jspecify.annotations.NullMarked;
