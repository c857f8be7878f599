package dev.parley.alert.console;

/**
 * What a page shows.
 *
 * @param tab the entry of the menu that leads to it; empty for none
 * @param title for the window
 * @param template without the folder and the ending
 * @param content what the template calls {@code page}
 */
public record Page(String tab, String title, String template, Object content) {}
