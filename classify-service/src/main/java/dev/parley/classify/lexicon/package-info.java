/** What words mean in one language: terms from a YAML pack, found in any inflection. */
@NullMarked
package dev.parley.classify.lexicon;

import org.jspecify.annotations.NullMarked;
