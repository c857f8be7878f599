/** {@code parley extract}: the article in a page. */
@NullMarked
package dev.parley.cli.page;

import org.jspecify.annotations.NullMarked;
