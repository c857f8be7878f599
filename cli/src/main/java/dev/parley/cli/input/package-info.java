/** Documents that are named on the command line: files and web addresses. */
@NullMarked
package dev.parley.cli.input;

import org.jspecify.annotations.NullMarked;
