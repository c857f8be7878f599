package dev.parley.classify.lexicon;

/**
 * What an entry of a pack means.
 *
 * @param name tells the members of a kind apart; empty where there is only one
 */
public record Term(TermKind kind, String name) {}
