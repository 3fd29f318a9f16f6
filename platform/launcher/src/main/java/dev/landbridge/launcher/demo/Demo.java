package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.frontdoor.Release;
import dev.landbridge.launcher.frontdoor.Run;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.secrets.Credentials;

/** What the steps of a demo hand to one another. */
final class Demo {
    static final String RECIPE = "column-addition";
    static final String MODEL = "column-addition";
    static final String ALIAS = "production";
    static final String CHIP = "cpu";
    static final String NUMERICS = "bf16-emulated";
    static final String FAULT = "rope-base=1000000";

    private final Home home;
    private final Credentials credentials;
    private final People people;
    private final DemoReport report;

    private Dataset dataset;
    private Run run;
    private Release release;

    /** A data set version, by name. */
    record Dataset(String name, int version) {}

    Demo(Home home, Credentials credentials, People people, DemoReport report) {
        this.home = home;
        this.credentials = credentials;
        this.people = people;
        this.report = report;
    }

    Home home() {
        return home;
    }

    Credentials credentials() {
        return credentials;
    }

    /** The engineer. */
    FrontDoor ada() {
        return people.ada();
    }

    /** The releaser. */
    FrontDoor grace() {
        return people.grace();
    }

    DemoReport report() {
        return report;
    }

    Dataset dataset() {
        return dataset;
    }

    void dataset(Dataset made) {
        dataset = made;
    }

    Run run() {
        return run;
    }

    void run(Run newest) {
        run = newest;
    }

    Release release() {
        return release;
    }

    void release(Release newest) {
        release = newest;
    }
}
