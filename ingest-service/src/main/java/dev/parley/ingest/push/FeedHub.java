package dev.parley.ingest.push;

/**
 * The hub that a feed names. What it brings is counted over all feeds that name it: one feed brings too little to tell.
 *
 * @param hub its address
 * @param active whether it has confirmed our subscription to the feed
 * @param pushed entries that came first by push, since it is used
 * @param polled entries that a poll found first, since it is used
 */
public record FeedHub(String hub, boolean active, long pushed, long polled) {}
