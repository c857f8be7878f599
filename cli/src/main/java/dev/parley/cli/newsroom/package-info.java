/** A sample newsroom on loopback: invented outlets that publish feeds and article pages by a script. */
@NullMarked
package dev.parley.cli.newsroom;

import org.jspecify.annotations.NullMarked;
