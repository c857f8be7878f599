package dev.parley.alert.console.notice;

import dev.parley.alert.console.NoticeCard;

/** A notice in a list, with what people do about it. */
public record NoticeRow(NoticeCard card, AttentionView attention) {}
