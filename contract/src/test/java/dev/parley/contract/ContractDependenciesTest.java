package dev.parley.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whoever reads the topics from Java takes this module in: it must drag no framework along. */
@AnalyzeClasses(packages = "dev.parley.contract", importOptions = DoNotIncludeTests.class)
class ContractDependenciesTest {

    @ArchTest
    static final ArchRule the_contract_needs_json_and_the_kafka_client_alone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.parley.contract..",
                    "com.fasterxml.jackson..",
                    "org.apache.kafka..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule events_know_nothing_of_kafka = classes()
            .that()
            .resideInAPackage("dev.parley.contract.event..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.parley.contract.event..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..");
}
