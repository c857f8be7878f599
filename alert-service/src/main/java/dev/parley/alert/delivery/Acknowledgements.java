package dev.parley.alert.delivery;

/** What people have said that they know of. */
public interface Acknowledgements {

    /** Whether somebody acknowledged the story when this notice was raised already. */
    boolean cover(String storyId, String noticeId);
}
