package dev.parley.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.fetch.Site;
import org.junit.jupiter.api.Test;

class SitesInWorkTest {

    @Test
    void shouldLetTwoFeedsOfASiteInAtOnce() {
        SitesInWork sites = new SitesInWork(2);
        Site gazette = new Site("gazette.com");

        assertThat(sites.enter(gazette)).isTrue();
        assertThat(sites.enter(gazette)).isTrue();
        assertThat(sites.enter(gazette)).isFalse();
        assertThat(sites.enter(new Site("herald.com"))).isTrue();

        sites.leave(gazette);
        assertThat(sites.enter(gazette)).isTrue();
        assertThat(sites.enter(gazette)).isFalse();
    }
}
